import deeds from "./en/deeds.ftl?raw";
import frame from "./en/frame.ftl?raw";
import pages from "./en/pages.ftl?raw";
import thread from "./en/thread.ftl?raw";

export default [frame, thread, pages, deeds].join("\n");
