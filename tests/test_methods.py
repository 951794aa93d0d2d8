"""Method pages: every worked example gives what the page says."""

import doctest
import re
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parents[1] / "docs" / "methods").glob("*.md"))
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_method_page_works_out_as_written(page: Path) -> None:
    examples = "\n".join(PYTHON.findall(page.read_text(encoding="utf-8")))
    told = doctest.DocTestParser().get_doctest(examples, {}, page.stem, str(page), 0)
    said: list[str] = []
    result = doctest.DocTestRunner().run(told, out=said.append)
    assert result.failed == 0, "".join(said)
