"""Where the text of an article begins after its headline."""

from sayso.language import Analysis

HEADLINES = 5  # lines before the first sentence


def headline_end(analysis: Analysis) -> int:
    """Where the text begins after its headline: the first lines that end in no mark of a sentence."""
    end = 0
    for block in analysis.blocks[:HEADLINES]:
        if analysis.text[block.start : block.end].rstrip()[-1:] in '.!?”"’:':
            return end
        end = block.end
    return analysis.blocks[0].end if len(analysis.blocks) > 1 else 0
