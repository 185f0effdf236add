# Sentences: failure
