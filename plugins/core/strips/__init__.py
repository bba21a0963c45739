"""Small pictures that stand in a row or a line of words: a disc is what was done, an upright line what was
promised.

Every picture is a few marks whose places are per cents of the width that it is given, so the same bytes are
right on a phone and on a wide screen; its words are those of the page around it, which is why it is hidden
from those who hear the page. Colours and widths of lines are classes of ``theme/static/portal.css``:

==========  =====================================================================================
``rail``    the ground a picture runs on, its ends and ticks
``due``     what was promised, an upright line
``kept``    a full disc or a line to it: the promise was kept; also a thing that needs no verdict
``missed``  a hollow disc or a line to it: the promise was not kept
``range``   where the value lies most likely, shaded
``ring``    the value before, hollow
``ground``  figures that were worked out afterwards lie on it
``quiet``   what is past or ended
==========  =====================================================================================

What needs axes, lines over time or labels that must not collide is drawn by Altair
(``plugins/core/drawing``).
"""
