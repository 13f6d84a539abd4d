import frame from "./zh-CN/frame.ftl?raw";
import pages from "./zh-CN/pages.ftl?raw";
import thread from "./zh-CN/thread.ftl?raw";

export default [frame, thread, pages].join("\n");
