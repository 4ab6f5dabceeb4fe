"""Many articles at once: a folder, a table or a Parquet file in, one Parquet file of values out; on one machine or a cluster."""
