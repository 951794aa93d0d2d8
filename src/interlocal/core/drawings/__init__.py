"""What maps and charts share: how SVG is written and what it looks like."""
