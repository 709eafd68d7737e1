// A module that has no source yet still gives a library to link.
