import { EncodedPacket } from "mediabunny";
import * as av from "node-av";
import type { Frame } from "@/demo/render/frame";

/** Microseconds: the unit of time between us and the encoder. */
const timeBase = 1_000_000;
const colorSpace = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

/**
 * Without B-frames packets come in the order they are shown, and with `aq-mode` 3 the dark parts of a sky get their
 * share of bits.
 */
const settings = { preset: "veryfast", crf: "21", bf: "0", "aq-mode": "3" };

export type Encoded = { packet: EncodedPacket; meta: EncodedVideoChunkMetadata };

/**
 * H.264 through libx264 at a steady quality. The ready-made encoder of @mediabunny/server knows only x264's medium
 * and ultrafast settings: the one takes longer than drawing the clip, the other breaks skies into blocks.
 */
export class H264Encoder {
  private readonly context = new av.CodecContext();
  private readonly picture = new av.Frame();
  private readonly packet = new av.Packet();

  private constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly framesPerSecond: number,
  ) {}

  static async open(width: number, height: number, framesPerSecond: number): Promise<H264Encoder> {
    const codec = av.Codec.findEncoderByName(av.FF_ENCODER_LIBX264);
    if (!codec) throw new Error("This machine's build of libav has no libx264.");
    const encoder = new H264Encoder(width, height, framesPerSecond);
    const { context, picture, packet } = encoder;
    context.allocContext3(codec);
    context.width = width;
    context.height = height;
    context.pixelFormat = av.AV_PIX_FMT_YUV420P;
    context.timeBase = new av.Rational(1, timeBase);
    context.framerate = new av.Rational(framesPerSecond, 1);
    context.gopSize = 2 * framesPerSecond;
    context.colorRange = av.AVCOL_RANGE_MPEG;
    context.colorPrimaries = av.AVCOL_PRI_BT709;
    context.colorTrc = av.AVCOL_TRC_BT709;
    context.colorSpace = av.AVCOL_SPC_BT709;
    for (const [name, value] of Object.entries(settings)) context.setOption(name, value);
    av.FFmpegError.throwIfError(await context.open2(codec), "open libx264");
    picture.alloc();
    packet.alloc();
    return encoder;
  }

  /** Encodes one picture; its memory must stay as it is until this resolves. Packets may come later. */
  async encode(frame: Frame, index: number): Promise<Encoded[]> {
    const { picture, context } = this;
    picture.format = av.AV_PIX_FMT_YUV420P;
    picture.width = this.width;
    picture.height = this.height;
    picture.fromBuffer(frame.data);
    picture.pts = BigInt(Math.round((index * timeBase) / this.framesPerSecond));
    av.FFmpegError.throwIfError(await context.sendFrame(picture), "encode a picture");
    return this.drain();
  }

  /** The packets that are still inside. */
  async finish(): Promise<Encoded[]> {
    av.FFmpegError.throwIfError(await this.context.sendFrame(null), "finish encoding");
    return this.drain();
  }

  close(): void {
    this.context.freeContext();
    this.picture.free();
    this.packet.free();
  }

  private async drain(): Promise<Encoded[]> {
    const done: Encoded[] = [];
    for (;;) {
      const result = await this.context.receivePacket(this.packet);
      if (result === av.AVERROR_EAGAIN || result === av.AVERROR_EOF) return done;
      av.FFmpegError.throwIfError(result, "read a packet");
      if (this.packet.data) done.push(this.take(new Uint8Array(this.packet.data)));
      this.packet.unref();
    }
  }

  /** Annex B, as it comes: without a description the MP4 writer repacks it. */
  private take(data: Uint8Array): Encoded {
    const { width: codedWidth, height: codedHeight, framesPerSecond } = this;
    const index = Math.round((Number(this.packet.pts) * framesPerSecond) / timeBase);
    const type = this.packet.isKeyframe ? "key" : "delta";
    return {
      packet: new EncodedPacket(data, type, index / framesPerSecond, 1 / framesPerSecond),
      meta: { decoderConfig: { codec: "avc1.640028", codedWidth, codedHeight, colorSpace } },
    };
  }
}
