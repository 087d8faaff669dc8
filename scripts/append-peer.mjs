// Loaded into the Next server with --import: Next believes an X-Forwarded-For that a visitor sends, whole. So the one
// who really spoke to us is added at its end, as every proxy does; lib/client-ip.ts reads it from there.
import http from "node:http";

const { emit } = http.Server.prototype;
http.Server.prototype.emit = function (event, request, ...rest) {
  if (event === "request") {
    const claimed = request.headers["x-forwarded-for"];
    request.headers["x-forwarded-for"] = [claimed, request.socket.remoteAddress].filter(Boolean).join(", ");
  }
  return emit.call(this, event, request, ...rest);
};
