# Sentences: score
