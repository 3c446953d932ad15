/** What we use of vietnam-qr-pay; its own types name more than there is. */
declare module 'vietnam-qr-pay' {
  export class QRPay {
    static initVietQR(of: { bankBin: string; bankNumber: string; amount: string; purpose: string }): QRPay
    build(): string
  }
}
