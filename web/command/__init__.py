"""The ``stele`` command, one module a noun."""
