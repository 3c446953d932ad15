/** What a paper says of somebody; what it does not say is left out, or empty. */
export interface SaidOfOwner {
  readonly fullName?: string | undefined
  readonly idNumber?: string | undefined
  readonly issuePlace?: string | undefined
}

/** The same by the keys of the field dictionary, as the data of a paper are kept. */
export function saidData({ fullName, idNumber, issuePlace }: SaidOfOwner): Record<string, string> {
  return {
    ...fullName && { 'person.fullName': fullName }, ...idNumber && { 'person.idNumber': idNumber },
    ...issuePlace && { 'paper.issuePlace': issuePlace },
  }
}
