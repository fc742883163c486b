// Sends back each message: what a call to another process costs before it does anything.
// @ts-check

process.parentPort.once('message', ({ ports: [port] }) => {
  if (port === undefined) return;
  port.on('message', ({ data }) => port.postMessage(data));
  port.start();
});
