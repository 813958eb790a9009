"""The screen: the only part, beside app.py, that knows Dash."""
