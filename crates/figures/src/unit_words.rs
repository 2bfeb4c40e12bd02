//! The words that can follow a number as its unit, grouped by kind.

use super::lexicon::{Lexicon, words};
use super::words::LIKE_UNITS;
use std::sync::LazyLock;

/// The kind of a unit word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A divisible quantity: 元, 公里, 倍.
    Measure,
    /// A duration: 年, 小时.
    Time,
    /// A classifier for things: 个, 家, 项.
    Classifier,
    /// A classifier that after a single Han digit is part of another word
    /// (六级, 三头, 一度).
    Loose,
    /// A noun that needs no classifier: 8部门.
    Noun,
    /// A noun of one character, counted only with Arabic digits: 22省.
    ShortNoun,
    /// A unit only after Arabic digits: 95分, but not 十分.
    ArabicOnly,
    /// A word that begins like a unit but is not one: 年代.
    Blocked,
}

const MEASURES: &str = "元 圆 圓 美元 美圆 美圓 港元 港币 港幣 人民币 人民幣 元人民币 元人民幣 台币 台幣 元新台币 日圆 日圓 日币 円 \
    法郎 瑞士法郎 卢比 盧比 印度卢比 泰铢 比索 里拉 里亚尔 第纳尔 迪拉姆 林吉特 令吉 越南盾 印尼盾 克朗 瑞典克朗 挪威克朗 丹麦克朗 德国马克 兰特 雷亚尔 奈拉 \
    兹罗提 福林 谢克尔 比特币 个比特币 個比特幣 澳币 加币 韩圜 韓元 毛钱 便士 美分 欧分 坪 平方英里 平方英尺 平方尺 英亩 加仑 加侖 品脱 盎司 英磅 \
    立方公里 立方分米 立方厘米 立方英尺 公吨 公噸 克拉 比特 字节 字節 千字节 兆字节 吉字节 太字节 兆比特 兆位 兆帕 毫巴 焦耳 千焦 卡路里 马力 馬力 安培 欧姆 流明 \
    兆赫兹 千赫兹 吉赫 吉赫兹 太赫兹 毫西弗 千瓦小时 度电 吉瓦时 兆瓦时 瓦时 太瓦时 平方 平方毫米 平方分米 分米 毫秒 微秒 纳秒 华氏度 攝氏度 °F 尺 寸 \
    欧元 日元 英镑 卢布 韩元 澳元 加元 新元 新台币 块钱 歐元 英鎊 \
    吨 噸 公斤 千克 克 毫克 微克 斤 公里 千米 米 厘米 公分 毫米 微米 纳米 海里 光年 \
    平方米 平方公里 平方千米 平方厘米 立方米 立方 公顷 公頃 亩 畝 升 毫升 \
    千瓦 兆瓦 吉瓦 瓦 千瓦时 千伏 伏 千卡 千帕 百帕 千赫 兆赫 赫兹 分贝 摄氏度 ℃ °C \
    倍 番 百分点 百分點 基点 标箱 标准箱 总吨 英寸 英尺 英里 毫安时 大卡 \
    KM KG CM MM ML km kg g mg t m cm mm km² m² m³ kWh kW MW GW W kV Hz MHz GHz MB GB TB L mL ml";

const ENGLISH_MEASURES: &str = "yuan renminbi rmb RMB dollars dollar euros euro pounds pound pence penny cents cent yen won francs rupees rupee \
    pesos peso reais rand roubles rubles ruble lira krona kronor kroner krone dirhams dirham riyals shekels baht ringgit rupiah francs markka \
    pesetas guilders marks kuai bitcoins bitcoin btc usd USD eur EUR gbp GBP jpy JPY cny CNY hkd HKD chf CHF aud AUD cad CAD inr INR krw KRW \
    tonnes tonne tons ton kilograms kilogram kilogrammes grams gram milligrams micrograms ounces ounce lbs lb stone stones carats \
    kilometers kilometres kilometer kilometre meters metres meter metre centimeters centimetres millimeters millimetres miles mile feet foot ft \
    inches inch yards yard acres acre hectares hectare liters litres liter litre milliliters millilitres gallons gallon barrels barrel bushels bushel pints pint \
    teaspoons teaspoon tablespoons tablespoon cups degrees degree watts kilowatts megawatts gigawatts kilowatt-hours hertz volts bits bit bytes \
    kilobytes megabytes gigabytes terabytes knots mph km/h kph kmph times turns turn dm ft² mi nm μg µg mcg mb Mb gb Gb kb KB tb km2 km3 m2 m3 cm2 cm3 \
    $ € £ ¥ ￥ ₹ ₩ ₽";

/// English units of two or three words.
pub(super) const ENGLISH_PHRASES: [&str; 33] = [
    "percentage points",
    "percentage point",
    "basis points",
    "square meters",
    "square metres",
    "square kilometers",
    "square kilometres",
    "square miles",
    "square feet",
    "square foot",
    "square yards",
    "cubic meters",
    "cubic metres",
    "cubic feet",
    "metric tons",
    "metric tonnes",
    "short tons",
    "US dollars",
    "U.S. dollars",
    "us dollars",
    "us dollar",
    "Hong Kong dollars",
    "Australian dollars",
    "australian dollars",
    "Canadian dollars",
    "Swiss francs",
    "swiss francs",
    "pounds sterling",
    "light years",
    "degrees Celsius",
    "degrees Fahrenheit",
    "nautical miles",
    "Chinese yuan",
];

const ENGLISH_TIMES: &str = "year month day hour minutes minute seconds second weeks week decades decade";

const TIMES: &str = "年 天 小时 小時 分钟 分鐘 秒 秒钟 星期 岁 歲 周岁 工作日 昼夜 课时 学时 years days hours months";

const CLASSIFIERS: &str = "个 個 家 名 位 项 項 种 種 类 類 次 人次 户次 架次 批次 车次 班次 台次 台套 场 場 场次 条 條 件 份 套 \
    台 部 辆 輛 艘 架 座 栋 幢 间 間 所 处 處 支 只 隻 张 張 幅 篇 首 本 册 封 笔 宗 起 例 组 組 队 隊 班 股 批 轮 趟 列 块 片 \
    棵 株 匹 枚 颗 粒 瓶 盒 袋 箱 层 層 款 门 户 戶 人 单 对 双 桌 张床位 床位 集 字 席 根 盏 桶 尾 羽";

const ENGLISH_CLASSIFIERS: &str = "people persons workers employees students households jobs homes vehicles cars deaths cases schools companies \
    countries cities states members children women men residents passengers visitors customers users units copies votes seats points";

const LOOSE: &str = "度 口 头 頭 两 兩 道 里 级 周 票 页 晚 站";

const NOUNS: &str = "家庭 部门 部委 省份 省市 省区市 国家 地区 城市 县市 县区 企业 贫困县 贫困村 贫困户 行政村 自然村 \
    村庄 乡镇 街道 社区 学校 学生 学员 教师 农户 农民 村民 群众 干部 党员 职工 员工 工人 人口 单位 机构 院校 高校 \
    医院 部分 方面 用户 网友 观众 游客 旅客 选手 代表 委员 专家 民警 官兵 志愿者 劳动力 居民 市民 儿童 老人 妇女 \
    青年 大学生 毕业生 农民工 人才";

const SHORT_NOUNS: &str = "省 市 县 村 镇 乡 国 校";

/// Every unit word, by longest match.
pub(super) static UNITS: LazyLock<Lexicon<Kind>> = LazyLock::new(|| {
    Lexicon::forward(
        words(MEASURES, Kind::Measure)
            .chain(words(ENGLISH_MEASURES, Kind::Measure))
            .chain(ENGLISH_PHRASES.into_iter().map(|phrase| (phrase, Kind::Measure)))
            .chain(words(ENGLISH_TIMES, Kind::Time))
            .chain(words(ENGLISH_CLASSIFIERS, Kind::Classifier))
            .chain(words(TIMES, Kind::Time))
            .chain(words(CLASSIFIERS, Kind::Classifier))
            .chain(words(LOOSE, Kind::Loose))
            .chain(words(NOUNS, Kind::Noun))
            .chain(words(SHORT_NOUNS, Kind::ShortNoun))
            .chain(words("分 点 點 角", Kind::ArabicOnly))
            .chain(words(LIKE_UNITS, Kind::Blocked)),
    )
});

/// The words that can follow 个, after an optional 多 or 半: 3个多月, 两个半小时.
pub(super) static AFTER_GE: LazyLock<Lexicon<Kind>> = LazyLock::new(|| {
    let times = "月 小时 小時 星期 工作日 交易日 季度 世纪 学期";
    Lexicon::forward(words(times, Kind::Time).chain(words("百分点 百分點 基点", Kind::Measure)))
});
