"""The process that makes one PDF: `python -m readiness.reporting.pdf_maker`; `pdf_process.py` starts it.

Its standard input is a line of JSON, with the page and the picture on it, and then the document that an archive holds,
if there is one. It answers with the PDF; where it cannot make one, it ends with another status than 0 and without an
answer.
"""

import gc
import json
import sys


def main() -> None:
    """Load the libraries, wait for the page, and write its PDF to standard output."""
    # It lives for one page: nothing in it is garbage.
    gc.disable()
    from readiness.reporting.pdf import render_pdf

    head, _, source = sys.stdin.buffer.read().partition(b"\n")
    if head:
        page = json.loads(head)
        sys.stdout.buffer.write(render_pdf(page["html"], picture=page["picture"], source=source))
        sys.stdout.buffer.flush()
    gc.freeze()


if __name__ == "__main__":
    main()
