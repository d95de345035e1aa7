"""Structure: opening, source versions and what carries over, split and join, leverage, assembly of segments into blocks."""
