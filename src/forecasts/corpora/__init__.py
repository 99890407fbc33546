"""Claims of whole corpora: many documents, partition by partition, each document once."""
