"""The figures, one file each: numbers in, plain Plotly dictionaries out."""
