import { sources } from './labels'
import type { Pairs } from './words'

/** Words for the books: journals, accounts, payouts, and the checks that hold them together. */

export const journalKinds = {
  EXECUTED: ['项目已做', 'Item done'],
  EXECUTION_UNDONE: ['执行撤销', 'Item undone'],
  SETTLED: ['结算', 'Settlement'],
  LENDER_PAID: ['银行付给医院', 'Lender paid'],
  REPAID: ['还款', 'Repayment'],
  OVERPAID: ['多付', 'Overpayment'],
  GIVEN_BACK: ['退给患者', 'Given back'],
  CHANNEL_PAID: ['渠道到账', 'Channel paid'],
  INSURER_PAID: ['医保到账', 'Insurer paid'],
  INSURER_DEDUCTED: ['医保扣款认可', 'Deduction accepted'],
  PREPAID: ['收押金', 'Deposit taken'],
  PREPAYMENT_RETURNED: ['退押金', 'Deposit returned'],
  DEBIT_RETURNED: ['扣款退回', 'Debit returned'],
  REFUNDED: ['退费', 'Refund'],
  COMPENSATED: ['理赔', 'Compensation'],
  RECOVERED: ['追偿', 'Recovery'],
  WRITTEN_OFF: ['核销', 'Write-off'],
  RECOVERED_AFTER_WRITE_OFF: ['核销后收回', 'Recovered after write-off'],
  FORGIVEN: ['免除', 'Forgiven'],
  SUBSIDY_GRANTED: ['补助确认', 'Subsidy granted'],
  SUBSIDY_PAID: ['补助到账', 'Subsidy paid'],
  SUBSIDY_GIVEN_BACK: ['补助退回', 'Subsidy given back'],
  RELIEF_GRANTED: ['救助确认', 'Relief granted'],
  RELIEF_PAID: ['救助到账', 'Relief paid'],
  INSTALMENT_CHARGED: ['分期费用', 'Instalment charge'],
  INSTALMENTS_AGREED: ['分期约定', 'Instalments agreed'],
} as const satisfies Pairs

export const accounts = {
  UNBILLED: ['已做未结', 'Unbilled'],
  INSURER: ['应收医保', 'Due from insurer'],
  LINE: ['患者欠款', 'Owed by patient'],
  BETWEEN: ['往来', 'Between parties'],
  CHANNEL: ['渠道在途', 'Channel'],
  PREPAID: ['住院押金', 'Deposits held'],
  PATIENT_CREDIT: ['应退患者', 'Due to patient'],
  ALLOWANCE: ['已核销备抵', 'Allowance'],
  LOSS: ['损失', 'Loss'],
  POSITION: ['本方净额', 'Position'],
  CHARGES: ['分期费用', 'Instalment charges'],
} as const satisfies Pairs

/** The key of a loss account says why. */
export const lossReasons = {
  1: ['核销', 'write-off'],
  2: ['渠道手续费', 'channel fee'],
  3: ['医院承担', "hospital's share"],
  4: ['医保扣款', "insurer's deduction"],
  5: ['补助', 'subsidy'],
  6: ['救助', 'relief'],
  7: ['承担退费', 'refund borne'],
} as const satisfies Pairs

/** The key of a channel account is the channel's number. */
export const channelNumbers = {
  1: ['微信支付', 'WeChat Pay'],
  2: ['支付宝', 'Alipay'],
  3: ['云闪付', 'UnionPay'],
  4: ['数字人民币', 'e-CNY'],
  11: ['窗口现金', 'cash at the window'],
  12: ['窗口刷卡', 'card at the window'],
  13: ['自助机', 'kiosk'],
  21: ['银行', 'bank'],
} as const satisfies Pairs

export const entrySources = {
  ...sources,
  UNSPLIT: ['未分割', 'Not split yet'],
  INTEREST: ['分期费用', 'Instalment charge'],
} as const satisfies Pairs

export const payoutKinds = {
  INSURER: ['医保', 'Insurer'],
  LENDER: ['银行', 'Lender'],
  CHANNEL: ['支付渠道', 'Payment channel'],
} as const satisfies Pairs

export const lineTypes = {
  INSURED: ['医保结算', 'Insurer settled'],
  DRAWN: ['银行放款', 'Lender funded'],
  REFUNDED: ['退费', 'Refund'],
  REPAID: ['还款', 'Repayment'],
  DEBIT_RETURNED: ['扣款退回', 'Debit returned'],
  PAID_OUT: ['付给医院', 'Paid out'],
  COLLECTED: ['收款', 'Collected'],
  RETURNED: ['退款', 'Returned'],
  FOREIGN_COLLECTED: ['别处的收款', 'Collected for another'],
  FOREIGN_RETURNED: ['别处的退款', 'Returned for another'],
} as const satisfies Pairs

export const figures = {
  SETTLED: ['结算总额', 'Settled'],
  OWED: ['个人部分记账', 'Owed by patients'],
  REPAID: ['已还', 'Repaid'],
  REFUNDED: ['退费', 'Refunded'],
  WRITTEN_OFF: ['核销', 'Written off'],
} as const satisfies Pairs

/** What a figure adds up. */
export const figureDefinitions = {
  SETTLED: ['期内首次结算的账单，按退费后的金额', 'Bills first settled in the period, as they stand after refunds'],
  OWED: ['期内记账的个人部分，按记账时的金额', 'Personal shares that became debts in the period, as they arose'],
  REPAID: ['期内还款冲抵的本金', 'What payments of the period were allocated to debts, without charges'],
  REFUNDED: ['期内退费冲回的总额，不分谁付的', 'What refunds of the period took back, whoever had paid'],
  WRITTEN_OFF: ['期内账上核销的金额；债仍在', 'What was given up in the books in the period; the debts stay'],
} as const satisfies Pairs

/** What has happened to a debt. */
export const happenings = {
  'rung.begun': ['开始一个步骤', 'A step began'],
  'rung.announced': ['提前告知', 'Announced beforehand'],
  'rung.carried-out': ['步骤已执行', 'Step carried out'],
  'call.made': ['电话联系', 'Call made'],
  'pause.begun': ['开始暂缓', 'Pause began'],
  'pause.ended': ['暂缓结束', 'Pause ended'],
  'dispute.opened': ['提出争议', 'Dispute opened'],
  'dispute.resolved': ['争议有了答复', 'Dispute answered'],
  'obligation.overdue': ['过了付款期', 'Fell overdue'],
  'assistance.noted': ['记下救助资格', 'Assistance noted'],
  'relief.decided': ['救助有了决定', 'Relief decided'],
  'listing.made': ['列入名单', 'Listed'],
  'listing.effect-ended': ['一项限制解除', 'An effect ended'],
  'listing.effect-shortened': ['一项限制缩短', 'An effect shortened'],
  'notice.queued': ['消息待发', 'Message queued'],
  'notice.delivered': ['消息已送达', 'Message delivered'],
  'notice.failed': ['消息没有送达', 'Message not delivered'],
} as const satisfies Pairs

export const disputeOutcomes = {
  UPHELD: ['异议成立', 'Upheld'],
  REJECTED: ['异议不成立', 'Rejected'],
  WITHDRAWN: ['患者撤回', 'Withdrawn'],
} as const satisfies Pairs

export const applicationStates = {
  WAITING: ['等待答复', 'Waiting'],
  OPENED: ['已开通', 'Opened'],
  REFUSED: ['没有开通', 'Refused'],
  WITHDRAWN: ['已撤回', 'Withdrawn'],
} as const satisfies Pairs

/** What a listing does. */
export const effects = {
  CREDIT_SUSPENDED: ['暂停信用就医', 'Credit suspended'],
  CREDIT_CANCELLED: ['取消信用就医', 'Credit cancelled'],
  CITY_LIST: ['列入全市名单', "On the city's list"],
  PERSONAL_CREDIT_FILE: ['记入个人信用档案', 'In the personal credit file'],
  POINTS_LOWERED: ['信用积分降低', 'Points lowered'],
  INSURANCE_BENEFITS_SUSPENDED: ['暂停医保待遇', 'Insurance benefits suspended'],
} as const satisfies Pairs

export const appealDecisions = {
  UPHELD: ['申诉成立', 'Upheld'],
  SHORTENED: ['缩短期限', 'Shortened'],
  REJECTED: ['申诉不成立', 'Rejected'],
  LAPSED: ['到期未答，自动撤销', 'Lapsed without an answer'],
} as const satisfies Pairs

/** The checks of a verification, as an auditor would ask them. */
export const checks = {
  'standing-is-what-the-action-log-says': ['信用状态与操作日志一致', 'Standing is what the action log says'],
  'what-the-insurer-owes-is-what-standing-settlements-say': ['应收医保等于有效结算', 'What the insurer owes is what standing settlements say'],
  'what-is-unbilled-is-charged-and-not-settled': ['已做未结等于已计费未结算', 'What is unbilled is charged and not settled'],
  'every-settlement-stands-in-the-books-share-by-share': ['每次结算逐项入账', 'Every settlement stands in the books share by share'],
  'every-charge-stands-in-the-books-once': ['每笔计费入账一次', 'Every charge stands in the books once'],
  'every-obligation-was-drawn-once-and-is-open-while-something-is-owed': ['每笔欠款记账一次，有欠才开', 'Every debt was drawn once and is open while something is owed'],
  'a-lenders-statement-says-what-it-funded': ['银行对账单与放款一致', "A lender's statement says what it funded"],
  'every-payout-stands-in-the-books-once': ['每笔到账入账一次', 'Every payout stands in the books once'],
  'what-belongs-to-patients-is-kept-for-them': ['属于患者的钱都留着', 'What belongs to patients is kept for them'],
  'payouts-are-what-statements-add-up-to': ['到账等于对账单合计', 'Payouts are what statements add up to'],
  'the-insurers-statement-says-what-was-settled': ['医保对账单与结算一致', "The insurer's statement says what was settled"],
  'every-accepted-deduction-is-a-loss-once': ['认可的扣款只记一次损失', 'Every accepted deduction is a loss once'],
  'what-was-paid-stands-on-its-channel': ['收款都在对应渠道', 'What was paid stands on its channel'],
  'a-channels-bill-says-what-was-paid-and-given-back': ['渠道账单与收退款一致', "A channel's bill says what was paid and given back"],
  'a-lenders-statement-says-what-was-paid-at-its-counters': ['银行对账单与柜台还款一致', "A lender's statement says what was paid at its counters"],
  'files-are-here-and-as-they-came': ['文件齐全且未被改动', 'Files are here and as they came'],
  'a-lenders-statement-says-what-it-was-told': ['银行对账单与通知一致', "A lender's statement says what it was told"],
  'what-two-parties-owe-each-other-is-the-same-in-both-books': ['两方往来两本账一致', 'What two parties owe each other is the same in both books'],
  'line-limits-are-the-last-ones-set': ['额度上限是最后一次设定', 'Line limits are the last ones set'],
  'line-counters-are-their-entries-and-holds': ['额度计数等于分录和冻结', 'Line counters are their entries and holds'],
  'sealed-blocks-are-as-they-were-sealed': ['封存的账没有被改动', 'Sealed blocks are as they were sealed'],
  'closed-days-and-months-are-as-they-were-closed': ['结账的日和月没有被改动', 'Closed days and months are as they were closed'],
  'every-charge-of-an-instalment-stands-in-the-books-once': ['每笔分期费用入账一次', 'Every charge of an instalment stands in the books once'],
  'every-repayment-stands-in-the-books-as-allocated': ['每笔还款按冲抵入账', 'Every repayment stands in the books as allocated'],
} as const satisfies Pairs

/** Differences that a verification names. */
export const differenceKinds = {
  difference: ['对不上', 'Difference'],
  'in-transit': ['在路上', 'In transit'],
  underway: ['办理中', 'Under way'],
  'advice-pending': ['等银行确认', 'Waiting for the lender'],
  'file-missing': ['缺文件', 'File missing'],
  corrected: ['对方改口', 'Corrected'],
  'insurer-withheld': ['医保扣下', 'Withheld by insurer'],
  'refund-pending': ['退款中', 'Refund pending'],
} as const satisfies Pairs
