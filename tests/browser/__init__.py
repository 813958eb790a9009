"""Tests that use the page as a person does, in headless Chromium."""
