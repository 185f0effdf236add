# Sentences: problem
