"""What one takes along: a plan as CSV, JSON, XLSX, a map and a council brief."""
