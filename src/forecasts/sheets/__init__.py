"""The sheet: one page about an event, a source or a choice of claims, and a picture to share.

from forecasts.sheets import sheet
found = sheet(event="ces/2026", as_of=date(2026, 11, 21))
found.claims
found.render("zh")
"""

from forecasts.sheets.choosing import Choice, UnknownSheetError, choose
from forecasts.sheets.making import Sheet, make_sheet, sheet

__all__ = ["Choice", "Sheet", "UnknownSheetError", "choose", "make_sheet", "sheet"]
