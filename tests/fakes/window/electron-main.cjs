// An empty Electron window of the size we promise, for pictures of the page.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    frame: false,
    show: true,
  });
  void window.loadURL('about:blank');
});
