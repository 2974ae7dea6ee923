#pragma once
// A file of tests is one class in a namespace named after the file. Where compiling counts (SEKISHO_JOINED: the release
// build) the files of a folder are one program, and `ui_tests test_members_pane [options of QTest]` runs one of them
// alone in its process; elsewhere each file is a program of its own.

#include <QTest>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif

#ifdef SEKISHO_JOINED

namespace sekisho::tests {

#ifdef QT_WIDGETS_LIB
using SuiteApplication = QApplication;
#else
using SuiteApplication = QCoreApplication;
#endif

struct QtSuite {
    using Run = int (*)(int argc, char** argv);
    QtSuite(const char* name, Run run); // names are unique in the program
};

template<class Application, class Test>
int runSuite(int argc, char** argv) {
    Application application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace sekisho::tests

#define SEKISHO_SUITE(File, Class, Application)                                                                        \
    static const sekisho::tests::QtSuite file##File(                                                                   \
        #File, &sekisho::tests::runSuite<Application, sekisho::tests::File::Class>);
#define SEKISHO_QTEST_MAIN(File, Class) SEKISHO_SUITE(File, Class, sekisho::tests::SuiteApplication)
#define SEKISHO_QTEST_GUILESS_MAIN(File, Class) SEKISHO_SUITE(File, Class, QCoreApplication)

#else

#define SEKISHO_QTEST_MAIN(File, Class) QTEST_MAIN(sekisho::tests::File::Class)
#define SEKISHO_QTEST_GUILESS_MAIN(File, Class) QTEST_GUILESS_MAIN(sekisho::tests::File::Class)

#endif
