"""Signs in texts of strangers that are not seen, but change what is read or done; each is the inside of a `[…]`."""

# Control characters (C0 without tab and line feed, DEL, C1), which move a cursor, ring, colour or set titles; signs
# that turn the direction of reading round; tags and annotations, which hide words; halves of letters. Soft hyphens,
# spaces that do not break and joiners of letters are text.
HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
# What ends a line or a cell.
BREAKS = "\t\n\u2028\u2029"
# Stands where one of them stood.
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
