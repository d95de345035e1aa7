"""The life of a translation: states, moves, four eyes, restore and undo."""
