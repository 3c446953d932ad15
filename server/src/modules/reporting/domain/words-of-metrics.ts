/** By which acts figures are asked for, as definitions name them. */
export const PLAN = 'KH 1107/KH-UBND'
export const QD_766 = 'QĐ 766/QĐ-TTg'
/** Of what has no past. */
export const AS_NOW = 'tính theo dữ liệu hiện có, không tính lại được như tại một thời điểm đã qua'
