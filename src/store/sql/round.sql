SELECT title, year, example, instrument, digest FROM round WHERE id = 1
