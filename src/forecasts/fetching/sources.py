"""Where the figures of a `fetch:` block are asked for: services, and what each is to answer in."""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.actuals.fetched import Fetch

__all__ = ["SDMX", "WORLD_BANK", "address_of"]

SDMX: Mapping[str, str] = MappingProxyType(
    {
        "BIS": "https://stats.bis.org/api/v1/data/{flow}/{key}/all?format=csv",
        "ECB": "https://data-api.ecb.europa.eu/service/data/{flow}/{key}?format=csvdata",
        "Eurostat": "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/{flow}/{key}"
        "?format=SDMX-CSV",
        "IMF": "https://api.imf.org/external/sdmx/2.1/data/{flow}/{key}",
        "OECD": "https://sdmx.oecd.org/public/rest/data/{flow}/{key}?format=csvfile",
    }
)
"""Each provider's SDMX 2.1 service; all of them give SDMX-CSV."""

WORLD_BANK = (
    "https://api.worldbank.org/v2/country/{key}/indicator/{flow}?format=json&per_page=20000"
)

_ACCEPT = {
    "csv": "text/csv, */*;q=0.1",
    "json": "application/json, */*;q=0.1",
    "worldbank": "application/json",
    "sdmx": "application/vnd.sdmx.data+csv;version=1.0.0, text/csv;q=0.9, */*;q=0.1",
}


def address_of(fetch: Fetch) -> tuple[str, str]:
    """Return the address that a block leads to, and what is accepted from there."""
    accept = _ACCEPT.get(fetch.kind, "*/*")
    if fetch.url:
        return fetch.url, accept
    service = WORLD_BANK if fetch.kind == "worldbank" else SDMX[fetch.provider]
    return service.format(flow=fetch.flow, key=fetch.key), accept
