"""The controls as paths and texts, and one gesture on a control applied to an experiment."""
