import cases from "./zh-CN/cases.ftl?raw";
import deeds from "./zh-CN/deeds.ftl?raw";
import frame from "./zh-CN/frame.ftl?raw";
import pages from "./zh-CN/pages.ftl?raw";
import policy from "./zh-CN/policy.ftl?raw";
import thread from "./zh-CN/thread.ftl?raw";

export default [frame, thread, pages, deeds, cases, policy].join("\n");
