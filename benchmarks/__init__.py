"""The measured claims: `python -m benchmarks` prints them side by side."""
