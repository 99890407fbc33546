"""What a forecast is: a row, an interval, quantiles, samples, categories."""
