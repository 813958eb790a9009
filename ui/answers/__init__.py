"""What the page asks about a link, answered as bytes or JSON by functions of the link."""
