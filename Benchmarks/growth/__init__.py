"""The same house at two sizes, measured by turns."""
