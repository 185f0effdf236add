# The comfort of the window: size of text, contrast, the tour, what stands where nothing is yet.

comfort-command-contrast = High contrast
comfort-command-tour = Two-minute tour
comfort-size = Everything is now shown at { $percent }%
comfort-contrast-high = High contrast is on
comfort-contrast-usual = High contrast is off
comfort-copy-nothing = No answer differs there, so there is nothing to copy. Choose another unit or another person.
comfort-copy-unread = Choose first where to copy from; the button can be pressed once those answers have been read.
comfort-outline = Sections
comfort-outline-close = Close the list of sections
comfort-filters = Filters, { $on } on
