"""Charts drawn by the server: numbers in, SVG out."""

from interlocal.core.charts.bars import bar
from interlocal.core.charts.peers import Strip, peer_strip
from interlocal.core.charts.proof import ProofWords, proof_line, scale_start
from interlocal.core.charts.shares import share_cell

__all__ = ["ProofWords", "Strip", "bar", "peer_strip", "proof_line", "scale_start", "share_cell"]
