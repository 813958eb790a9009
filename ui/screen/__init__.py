"""The parts of the page as Dash components, and the callbacks: the only room that knows Dash."""
