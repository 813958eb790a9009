"""Line searches: how far to go along a direction. Each gives a step, or None if it finds none."""
