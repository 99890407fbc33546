"""Every unit of measure: one row each, from which all that the program knows of it is derived.

A row is the canonical ASCII name, how many of its dimension's base units it is, its symbols (case
matters: MW is not mW), its English words in lower case, singular before plural, and its Chinese
words. A currency is a row of `quantities.currencies`.

A counted noun's words are read where a noun may stand; one with symbols (TEU) is read as a unit of
measure is. Names that are no symbols are still read: a value is written with them.
"""

from itertools import pairwise
from typing import TypeAlias

__all__ = ["COMPOUNDS", "UNITS", "Row", "plural_of"]

Row: TypeAlias = tuple[float, str, str, str]
"""Factor, symbols between blanks, English words between commas, Chinese words between blanks."""

UNITS: dict[str, dict[str, Row]] = {
    "count": {
        "unit": (
            1.0,
            "",
            "unit, units, sets, set, pieces, piece",
            (
                "台套 台 套 个 件 只 部 颗 枚 座 项 条 种 款 片 根 份 笔 支 张 批 宗 起 所 间 "
                "处 篇 头 箱 瓶 包 场 门 样 类 基 省 国 城 盒 双 幅 本 栋 幢 层 轮"
            ),
        ),
        "page": (1.0, "", "page, pages", "页"),
        "people": (
            1.0,
            "",
            (
                "people, persons, person, attendees, participants, delegates, guests, residents, "
                "citizens, men, women, children, adults, travellers, travelers, tourists, "
                "spectators"
            ),
            "人 人民 名 位 乘客 旅客 游客",
        ),
        "aircraft": (1.0, "", "aircraft, airplane, airplanes, planes, jets, evtols", "架"),
        "airport": (1.0, "", "airport, airports", "机场"),
        "app": (1.0, "", "app, apps", "应用程序"),
        "base station": (1.0, "", "base station, base stations", "基站"),
        "battery": (1.0, "", "battery, batteries", "电池"),
        "bed": (1.0, "", "bed, beds", "张床位 床位"),
        "bicycle": (1.0, "", "bicycle, bicycles, bike, bikes", "自行车"),
        "birth": (1.0, "", "birth, births", "新生儿"),
        "building": (1.0, "", "building, buildings", "楼宇"),
        "bus": (1.0, "", "bus, buses", "公交车"),
        "case": (1.0, "", "case, cases", "例"),
        "cell": (1.0, "", "cell, cells", "电芯"),
        "character": (1.0, "", "character, characters", "字"),
        "charger": (1.0, "", "charger, chargers, charging points, charging piles", "桩 充电桩"),
        "chip": (1.0, "", "chip, chips", "芯片"),
        "city": (1.0, "", "city, cities", "城市"),
        "company": (1.0, "", "company, companies, firm, firms, enterprises", "家 社"),
        "connection": (1.0, "", "connection, connections", "个连接"),
        "container": (1.0, "", "container, containers", "集装箱"),
        "country": (1.0, "", "country, countries", "国家"),
        "customer": (1.0, "", "customer, customers", "客户"),
        "death": (1.0, "", "death, deaths", ""),
        "delivery": (1.0, "", "delivery, deliveries", "次交付"),
        "device": (1.0, "", "device, devices", "设备"),
        "dose": (1.0, "", "dose, doses", "剂次 剂"),
        "drone": (1.0, "", "drone, drones", "无人机"),
        "employee": (1.0, "", "employee, employees, staff", "员工"),
        "event": (1.0, "", "event, events", "场活动"),
        "factory": (1.0, "", "factory, factories", "工厂"),
        "flight": (1.0, "", "flight, flights", "架次 班"),
        "home": (1.0, "", "home, homes", "住宅 戸"),
        "household": (1.0, "", "household, households", "户 世帯"),
        "installation": (1.0, "", "installation, installations", "套装置"),
        "job": (1.0, "", "job, jobs", "就业岗位 个就业岗位"),
        "launch": (1.0, "", "launch, launches", "次发射"),
        "licence": (1.0, "", "licence, licences, license, licenses", "牌照"),
        "module": (1.0, "", "module, modules", "组件"),
        "motorcycle": (1.0, "", "motorcycle, motorcycles", "摩托车"),
        "night": (1.0, "", "night, nights", "间夜 人泊"),
        "office": (1.0, "", "office, offices", "办公室"),
        "order": (1.0, "", "order, orders", "单"),
        "panel": (1.0, "", "panel, panels", "面板"),
        "parcel": (1.0, "", "parcel, parcels", "包裹"),
        "passenger": (1.0, "", "passenger, passengers", ""),
        "passenger-km": (
            1.0,
            "pkm",
            (
                "passenger-km, passenger-kms, passenger-kilometre, passenger-kilometres, "
                "passenger-kilometer, passenger-kilometers"
            ),
            "人公里 客公里",
        ),
        "patent": (1.0, "", "patent, patents", "专利"),
        "patient": (1.0, "", "patient, patients", "患者"),
        "phone": (1.0, "", "phone, phones", "手机"),
        "pilot": (1.0, "", "pilot, pilots", "飞行员"),
        "plant": (1.0, "", "plant, plants", "电厂"),
        "project": (1.0, "", "project, projects", "个项目"),
        "reactor": (1.0, "", "reactor, reactors", "反应堆"),
        "registration": (1.0, "", "registration, registrations", ""),
        "ride": (1.0, "", "ride, rides", "次出行"),
        "robot": (1.0, "", "robot, robots", "机器人"),
        "satellite": (1.0, "", "satellite, satellites", "卫星"),
        "school": (1.0, "", "school, schools", "学校"),
        "server": (1.0, "", "server, servers", "服务器"),
        "share": (1.0, "", "share, shares", "股 株当たり 株あたり"),
        "ship": (1.0, "", "ship, ships, vessel, vessels", "艘"),
        "site": (1.0, "", "site, sites", "站点"),
        "smartphone": (1.0, "", "smartphone, smartphones", "智能手机"),
        "species": (1.0, "", "species", "物种"),
        "station": (1.0, "", "station, stations", "站"),
        "store": (1.0, "", "store, stores", "门店 店 店舗"),
        "student": (1.0, "", "student, students", "学生"),
        "subscriber": (1.0, "", "subscriber, subscribers", "订户"),
        "subscription": (1.0, "", "subscription, subscriptions", "订阅"),
        "TEU": (1.0, "TEU TEUs teu", "twenty-foot equivalent units", "标准箱 标箱"),
        "ticket": (1.0, "", "ticket, tickets", "门票"),
        "time": (1.0, "", "", "次"),
        "token": (1.0, "", "token, tokens", "词元"),
        "tonne-km": (
            1.0,
            "tkm",
            (
                "tonne-km, tonne-kms, tonne-kilometre, tonne-kilometres, tonne-kilometer, "
                "tonne-kilometers"
            ),
            "吨公里",
        ),
        "train": (1.0, "", "train, trains", "列"),
        "transaction": (1.0, "", "transaction, transactions", "笔交易"),
        "trip": (1.0, "", "trip, trips", "趟"),
        "truck": (1.0, "", "truck, trucks", "卡车"),
        "turbine": (1.0, "", "turbine, turbines", "风机"),
        "user": (1.0, "", "user, users", "用户"),
        "vehicle": (
            1.0,
            "",
            "vehicle, vehicles, car, cars, automobile, automobiles, autos, evs, ev, nevs",
            "辆 辆车",
        ),
        "vertiport": (1.0, "", "vertiport, vertiports", "起降场"),
        "visit": (1.0, "", "visit, visits", "人次"),
        "visitor": (1.0, "", "visitor, visitors", ""),
        "vote": (1.0, "", "vote, votes", "票"),
        "wafer": (1.0, "", "wafer, wafers", "晶圆"),
        "worker": (1.0, "", "worker, workers", "工人"),
        "FEU": (1.0, "FEU feu", "forty-foot equivalent units", ""),
        "point": (1.0, "", "point, points", "点"),
    },
    "energy": {
        "Wh": (1.0, "Wh", "watt hour, watt hours", "瓦时"),
        "kWh": (
            1e3,
            "kWh KWh KWH kwh",
            "kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours",
            "千瓦时 度电 キロワットアワー キロワット時",
        ),
        "MWh": (
            1e6,
            "MWh",
            "megawatt hour, megawatt hours, megawatt-hour, megawatt-hours",
            "兆瓦时 メガワットアワー メガワット時",
        ),
        "GWh": (
            1e9,
            "GWh",
            "gigawatt hour, gigawatt hours, gigawatt-hour, gigawatt-hours",
            "吉瓦时 ギガワットアワー ギガワット時",
        ),
        "TWh": (
            1e12,
            "TWh",
            "terawatt hour, terawatt hours, terawatt-hour, terawatt-hours",
            "太瓦时 テラワットアワー テラワット時",
        ),
        "PWh": (
            1e15,
            "PWh",
            "petawatt hour, petawatt hours, petawatt-hour, petawatt-hours",
            "拍瓦时",
        ),
        "J": (1 / 3600, "J", "joule, joules", "焦耳"),
        "kJ": (1e3 / 3600, "kJ", "kilojoule, kilojoules", "千焦"),
        "MJ": (1e6 / 3600, "MJ", "megajoule, megajoules", "兆焦 兆焦耳"),
        "GJ": (1e9 / 3600, "GJ", "gigajoule, gigajoules", "吉焦 吉焦耳"),
        "TJ": (1e12 / 3600, "TJ", "terajoule, terajoules", "太焦"),
        "PJ": (1e15 / 3600, "PJ", "petajoule, petajoules", "拍焦"),
        "EJ": (1e18 / 3600, "EJ", "exajoule, exajoules", "艾焦"),
        "Btu": (0.29307107, "BTU Btu", "british thermal units", ""),
        "MMBtu": (293_071.07, "mmBtu MMBtu MMBTU", "", ""),
        "cal": (4.184 / 3600, "cal", "calorie, calories", "卡路里"),
        "kcal": (4184 / 3600, "kcal", "kilocalorie, kilocalories", "千卡 大卡"),
        "toe": (11.63e6, "toe", "tonne of oil equivalent, tonnes of oil equivalent", "吨油当量"),
        "Mtoe": (11.63e12, "Mtoe", "", ""),
        "tce": (
            8.141e6,
            "tce",
            "tonne of coal equivalent, tonnes of coal equivalent",
            "吨标准煤 吨标煤",
        ),
        "boe": (
            1.69941e6,
            "boe",
            "barrel of oil equivalent, barrels of oil equivalent",
            "桶油当量",
        ),
        "eV": (1.602176634e-19 / 3600, "eV", "", "电子伏特"),
        "keV": (1.602176634e-16 / 3600, "keV", "", ""),
        "MeV": (1.602176634e-13 / 3600, "MeV", "", ""),
        "GeV": (1.602176634e-10 / 3600, "GeV", "", ""),
        "TeV": (1.602176634e-7 / 3600, "TeV", "", ""),
    },
    # Power is not energy over time here: a plant of 2 GWh a year and one of 2 GWh are different
    # things, and a conversion between them would be a slip of the claim, not a service.
    "power": {
        "W": (1.0, "W", "watt, watts", "瓦 ワット"),
        "mW": (1e-3, "mW", "milliwatt, milliwatts", "毫瓦"),
        "kW": (1e3, "kW KW kw kWp kWdc kWac", "kilowatt, kilowatts", "千瓦 瓩 キロワット"),
        "MW": (1e6, "MW MWe MWp MWdc MWac", "megawatt, megawatts", "兆瓦 メガワット"),
        "GW": (1e9, "GW GWe GWp GWdc GWac", "gigawatt, gigawatts", "吉瓦 ギガワット"),
        "TW": (1e12, "TW", "terawatt, terawatts", "太瓦"),
        "hp": (745.69987158, "hp bhp PS", "horsepower", "马力"),
    },
    "mass": {
        "t": (
            1.0,
            "t tCO2 tCO2e tCO2eq",
            "tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, ton, tons",
            "吨 公吨 トン",
        ),
        "mg": (1e-9, "mg", "milligram, milligrams", "毫克"),
        "g": (1e-6, "g", "gram, grams, gramme, grammes", "克 グラム"),
        "kg": (
            1e-3,
            "kg KG Kg",
            "kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos, kgs",
            "公斤 千克 キログラム",
        ),
        "kt": (1e3, "kt", "kilotonne, kilotonnes, kilotons", ""),
        "Mt": (1e6, "Mt MtCO2 MtCO2e MtCO2eq", "megatonnes, megatons", ""),
        "Gt": (1e9, "Gt GtCO2 GtCO2e GtCO2eq", "gigaton, gigatons, gigatonnes", ""),
        "lb": (0.45359237e-3, "lb lbs", "pound, pounds", "磅"),
        "oz": (28.349523125e-6, "oz", "ounce, ounces", "盎司 オンス"),
        "ozt": (31.1034768e-6, "ozt", "troy ounce, troy ounces", "金衡盎司"),
        "carat": (0.2e-6, "", "carat, carats", "克拉 カラット"),
        "dwt": (
            1.0,
            "dwt",
            "deadweight ton, deadweight tons, deadweight tonne, deadweight tonnes",
            "载重吨",
        ),
        "ug": (1e-12, "mcg ug µg μg", "microgram, micrograms, microgramme, microgrammes", "微克"),
        "short_ton": (0.90718474, "", "short tons", "短吨"),
        "long_ton": (1.0160469088, "", "long tons", "长吨"),
        "stone": (6.35029318e-3, "", "stone", "英石"),
        "jin": (0.5e-3, "", "jin, catty, catties", "斤"),
        "liang": (0.05e-3, "", "liang", "两"),
    },
    "volume": {
        "m3": (
            1.0,
            "m3 m³ m^3",
            "cubic meter, cubic meters, cubic metre, cubic metres",
            "立方米 方 立方メートル",
        ),
        "cm3": (1e-6, "cm3 cm³", "cubic centimeters, cubic centimetres", "立方厘米"),
        "km3": (
            1e9,
            "km3 km³ km^3",
            "cubic kilometers, cubic kilometres, km cubed",
            "立方公里 立方千米",
        ),
        "ft3": (0.028316846592, "cf scf", "cubic feet, cubic foot", "立方英尺"),
        "mL": (1e-6, "ml mL", "milliliter, milliliters, millilitres", "毫升 ミリリットル"),
        "L": (1e-3, "L l", "liter, liters, litre, litres", "升 リットル"),
        "bcm": (1e9, "bcm", "", ""),
        "barrel": (0.158987294928, "bbl bbls", "barrel, barrels", "桶 バレル"),
        "Mbarrel": (158_987.294928, "Mbarrel", "", ""),
        "gallon": (3.785411784e-3, "", "gallon, gallons", "加仑"),
        "cL": (1e-5, "cl", "", ""),
        "hL": (0.1, "hl", "", ""),
        "pint": (0.473176473e-3, "", "pint, pints", "品脱"),
        "quart": (0.946352946e-3, "", "quart, quarts", ""),
        "cup": (0.2365882365e-3, "", "cup, cups", ""),
        "tablespoon": (14.78676478125e-6, "", "tbsp, tablespoon, tablespoons", ""),
        "teaspoon": (4.92892159375e-6, "", "tsp, teaspoon, teaspoons", ""),
        "bushel": (35.23907016688e-3, "", "bushel, bushels", "蒲式耳 ブッシェル"),
        "inch3": (16.387064e-6, "", "cubic inches", "立方英寸"),
    },
    "length": {
        "m": (1.0, "m", "meter, meters, metre, metres", "米 メートル"),
        "nm": (1e-9, "nm", "nanometer, nanometers, nanometre, nanometres", "纳米 ナノメートル"),
        "um": (1e-6, "um µm μm", "micrometer, micrometers, micron, microns", "微米"),
        "mm": (
            1e-3,
            "mm",
            "millimeter, millimeters, millimetre, millimetres",
            "毫米 ミリメートル ミリ",
        ),
        "cm": (
            1e-2,
            "cm CM",
            "centimeter, centimeters, centimetre, centimetres",
            "厘米 公分 センチメートル センチ",
        ),
        "km": (
            1e3,
            "km KM",
            "kilometer, kilometers, kilometre, kilometres, kms",
            "公里 千米 キロメートル",
        ),
        "mile": (1609.344, "mi", "mile, miles", "英里 マイル"),
        "inch": (0.0254, 'in "', "inch, inches", "英寸"),
        "ft": (0.3048, "ft", "foot, feet", "英尺 フィート"),
        "yard": (0.9144, "yd", "yard, yards", ""),
        "pm": (1e-12, "pm", "picometer, picometre", "皮米"),
        "dm": (0.1, "dm", "decimeter, decimeters", "分米"),
        "nautical_mile": (1852.0, "", "nautical mile, nautical miles", "海里"),
        "light_year": (9_460_730_472_580_800.0, "", "light year, light years", "光年"),
    },
    "area": {
        "m2": (
            1.0,
            "m2 m² m^2 sqm",
            "square meter, square meters, square metre, square metres, sq m",
            "平方米 平米 ㎡ 平方メートル",
        ),
        "cm2": (
            1e-4,
            "cm2 cm²",
            "square centimeter, square centimeters, square centimetre, square centimetres",
            "平方厘米",
        ),
        "km2": (
            1e6,
            "km2 km² km^2",
            (
                "square kilometer, square kilometers, square kilometre, square kilometres, square "
                "km, sq km, km squared"
            ),
            "平方公里 平方千米 平方キロメートル 平方キロ",
        ),
        "ha": (1e4, "ha", "hectare, hectares", "公顷 ヘクタール"),
        "mu": (10_000 / 15, "", "mu", "亩"),
        "acre": (4046.8564224, "", "acre, acres", "英亩 エーカー"),
        "ft2": (0.09290304, "sqft", "square foot, square feet, sq ft, sq. ft, sq. ft.", "平方英尺"),
        "mile2": (2_589_988.110336, "", "square mile, square miles, sq mi, sq miles", "平方英里"),
        "inch2": (6.4516e-4, "", "square inch, square inches", "平方英寸"),
        "yard2": (0.83612736, "", "square yards", "平方码"),
    },
    # A year is 365.25 days, a month a twelfth of it: good for paces, never for dates.
    "time": {
        "year": (1.0, "yr yrs", "year, years, yr, yrs, annum", "年 周年"),
        "decade": (10.0, "", "decade, decades", "个年代"),
        "century": (100.0, "", "century, centuries", "个世纪"),
        "quarter": (0.25, "", "quarter, quarters", "个季度"),
        "month": (1 / 12, "", "month, months", "个月 个多月 カ月 か月 ケ月"),
        "week": (7 / 365.25, "", "week, weeks", "个多星期 周 个星期 星期"),
        "day": (1 / 365.25, "", "day, days", "天 个工作日"),
        "h": (1 / 8766, "h hr hrs", "hour, hours, hr, hrs", "个多小时 个小时 小时 个钟头 時間"),
        "min": (1 / 525_960, "min mins", "minute, minutes", "分钟"),
        "s": (1 / 31_557_600, "s sec secs", "second, seconds", "秒 秒钟"),
        "ms": (1e-3 / 31_557_600, "ms", "millisecond, milliseconds", "毫秒"),
        "half-year": (0.5, "", "half-year, half-years", "个半年"),
        "fortnight": (14 / 365.25, "", "fortnight, fortnights", ""),
        "us": (1e-6 / 31_557_600, "", "microsecond, microseconds", "微秒"),
        "ns": (1e-9 / 31_557_600, "", "nanosecond, nanoseconds", "纳秒"),
    },
    "data": {
        "byte": (1.0, "B", "byte, bytes", "字节"),
        "bit": (0.125, "bit bits", "bit, bits", "比特"),
        "kbit": (125.0, "kb kbit", "kilobit, kilobits", "千比特"),
        "Mbit": (125e3, "mb Mb Mbit", "megabit, megabits", "兆比特"),
        "Gbit": (125e6, "Gb Gbit", "gigabit, gigabits", ""),
        "Tbit": (125e9, "Tbit", "terabit, terabits", ""),
        "kB": (1e3, "KB kB", "kilobyte, kilobytes", "千字节"),
        "MB": (1e6, "MB", "megabyte, megabytes", "兆字节"),
        "GB": (1e9, "gb GB", "gigabyte, gigabytes", "吉字节"),
        "TB": (1e12, "TB", "terabyte, terabytes", "太字节"),
        "PB": (1e15, "PB", "petabyte, petabytes", "拍字节"),
        "EB": (1e18, "EB", "exabyte, exabytes", "艾字节"),
        "ZB": (1e21, "ZB", "zettabyte, zettabytes", "泽字节"),
        "KiB": (1024.0, "", "kibibyte", ""),
        "MiB": (1024.0**2, "MiB", "mebibyte, mebibytes", ""),
        "GiB": (1024.0**3, "GiB", "gibibyte, gibibytes", ""),
    },
    "computing": {
        "FLOPS": (1.0, "FLOPS", "", ""),
        "GFLOPS": (1e9, "GFLOPS", "gigaflops", ""),
        "TFLOPS": (1e12, "TFLOPS TFlops", "teraflops", ""),
        "PFLOPS": (1e15, "PFLOPS", "petaflops", ""),
        "EFLOPS": (1e18, "EFLOPS", "exaflops", ""),
    },
    "operations": {
        "TOPS": (1e12, "TOPS", "", ""),
    },
    "charge": {
        "Ah": (1.0, "Ah", "ampere hour, ampere hours, amp hours", "安时"),
        "mAh": (1e-3, "mAh", "milliampere hour, milliampere hours", "毫安时"),
    },
    "frequency": {
        "Hz": (1.0, "Hz", "hertz", "赫兹 ヘルツ"),
        "kHz": (1e3, "kHz KHz", "kilohertz", "千赫 千赫兹"),
        "MHz": (1e6, "MHz", "megahertz", "兆赫 兆赫兹"),
        "GHz": (1e9, "GHz Ghz", "gigahertz", "吉赫"),
        "THz": (1e12, "THz", "", "太赫兹 太赫"),
    },
    "voltage": {
        "V": (1.0, "V", "volt, volts", "伏 伏特"),
        "kV": (1e3, "kV", "kilovolt, kilovolts", "千伏"),
    },
    "ratio": {
        "%": (1e-2, "%", "percent, per cent, percents, pct, pc, percentage", "% パーセント"),
        "pp": (
            1e-2,
            "pp ppt pps ppts",
            (
                "percentage point, percentage points, percent point, percent points, per cent "
                "points, percentage-point, pct point, pct points, pts, pcts"
            ),
            "个百分点 个点 ポイント パーセントポイント",
        ),
        "bp": (1e-4, "bp bps", "basis point, basis points", "个基点 基点 个bp ベーシスポイント"),
        "per 1000": (1e-3, "", "", ""),
        "per 10000": (1e-4, "", "", ""),
        "per 100000": (1e-5, "", "", ""),
        "per million": (1e-6, "", "", ""),
        "permille": (1e-3, "‰", "per mille", ""),
        "ppm": (1e-6, "ppm", "parts per million", ""),
        "ppb": (1e-9, "ppb", "parts per billion", ""),
    },
    # `x` is no ratio: 25% growth is 1.25x, and a factor between them would be wrong.
    "multiple": {
        "x": (1.0, "x X", "times, fold", "倍"),
    },
    "current": {
        "A": (1.0, "A", "ampere, amperes, amps", "安 安培"),
        "mA": (1e-3, "mA", "", "毫安"),
    },
    "pressure": {
        "Pa": (1.0, "Pa", "", "帕"),
        "kPa": (1e3, "kPa", "", "千帕"),
        "MPa": (1e6, "MPa", "", "兆帕"),
        "GPa": (1e9, "GPa", "", "吉帕"),
        "bar": (1e5, "bar", "", ""),
    },
    "torque": {
        "Nm": (1.0, "Nm", "newton-meters", "牛米"),
    },
    "rotation": {
        "rpm": (1.0, "rpm", "", "转每分钟"),
    },
    "angle": {
        "degree": (1.0, "°", "degrees, degree", "度"),
    },
    "loudness": {
        "dB": (1.0, "dB", "decibels", "分贝"),
    },
    "radiation": {
        "Gy": (1.0, "Gy", "", ""),
        "mGy": (1e-3, "mGy", "", ""),
    },
    # 5 degrees may be a level or a difference, so no factor leads from one scale to another.
    "temperature": {
        "degC": (
            1.0,
            "C °C ℃",
            "degree celsius, degrees celsius, degrees centigrade, degrees c, celsius",
            "摄氏度",
        ),
        "degF": (
            1.0,
            "F °F ℉",
            "degree fahrenheit, degrees fahrenheit, degrees f, fahrenheit",
            "华氏度",
        ),
        "K": (1.0, "K", "kelvin", "开尔文"),
    },
}
"""The rows by dimension. Counted nouns are each a dimension of their own all the same."""

COMPOUNDS: dict[str, tuple[str, str]] = {
    "Gbit/s": ("Gbps", ""),
    "Mbarrel/day": ("mb/d", ""),
    "Mbit/s": ("Mbps", ""),
    "Mt/year": ("mtpa", ""),
    "Tbit/s": ("Tbps", ""),
    "Wh/kg": ("Wh/kg", ""),
    "barrel/day": ("bpd bopd bbl/d bbls/d b/d", ""),
    "kbit/s": ("kbps Kbps", ""),
    "km/h": ("kph kmph km/h km/hr", "k.p.h, kilometres an hour, kilometers an hour"),
    "kt/year": ("ktpa", ""),
    "m/s": ("m/s", ""),
    "mAh/g": ("mAh/g", ""),
    "mile/h": ("mph", "miles an hour, m.p.h"),
    "nautical_mile/h": ("", "knots"),
    "t/day": ("tpd", ""),
    "t/year": ("tpa", ""),
}
"""Two units around a `/` that have symbols or English words of their own."""


_PLURALS = {
    name: after
    for rows in UNITS.values()
    for name, row in rows.items()
    for word, after in pairwise(row[2].split(", "))
    if word == name and after.startswith(name.removesuffix("y"))
}


def plural_of(name: str) -> str:
    """Return the English plural of a unit whose name is its word; another stays as it is."""
    return _PLURALS.get(name, name)
