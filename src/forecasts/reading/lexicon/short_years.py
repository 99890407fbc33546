"""Years of two digits, as Japanese news write them: 30年には, 27年の, 16年は前年比."""

from forecasts.reading.lexicon.simplified import SIMPLIFIED

__all__ = ["SHORT_YEAR_JAPANESE"]

_ANY = "[0-6][0-9]"
_NEAR = "(?:19|2[0-9]|3[0-9]|4[05]|50)"
_LENGTH = (
    r"歴史|経験|间|間|ロー|歳月|国债|国債|期間|实绩|実績|節目|債|利回"
    r"|社債|物|運用|保証|契約|長|住宅|耐|寿"
)

SHORT_YEAR_JAPANESE = (
    r"(?<![0-9.約后後数過去今间間満满每毎])(?<!この)(?<!ここ)(?<!創業)(?<!築)(?:"
    rf"{_NEAR}年(?=に(?![1一ぶわもかつ及渡])|は(?![かな長超])|も(?!続|の)|まで|以降|ごろ|頃|時点|比|から(?!長)|にも"
    rf"|の(?!{_LENGTH})|[春夏秋冬]|半ば|前半|後半)"
    rf"|{_ANY}年(?=[はに]前年|は\S{{0,4}}[0-9]|は(?:同|プラス|マイナス)|には、?\S{{0,8}}[0-9]"
    rf"|の\S{{1,12}}?[はがも]|の約?[0-9]|に約?[0-9]|プラス|マイナス|比|末|から{_ANY}年"
    rf"|[~〜～、-]{_ANY}年|(?:1[0-2]|[1-9])[~〜～-](?:1[0-2]|[1-9])月))"
).translate(SIMPLIFIED)
"""A length of time has other words around it: 約20年, 30年の歴史, 25年にわたり."""
