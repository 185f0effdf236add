SELECT unit FROM detail WHERE thing = 'earlier'
