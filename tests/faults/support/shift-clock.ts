// A process whose clock is wrong by CLOCK_SHIFT_SECONDS. Imported before everything else.
const shift = Number(process.env.CLOCK_SHIFT_SECONDS ?? 0) * 1000;

if (shift !== 0) {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      super(args.length === 0 ? RealDate.now() + shift : args[0]);
    }
    static override now() {
      return RealDate.now() + shift;
    }
  } as DateConstructor;
}
